-- Takes permits of an account. The clock is read when the row is locked: a moment that was read before others had the
-- row is one that they have taken.
with asked as materialized (
    select ?::text as account, ?::integer as permits, ?::float8 as period, ?::float8 as at_most, ?::float8 as farthest
), taken as (
    insert into connector_limit as kept (account, permits, next_free)
    select account, fit.permits, clock_timestamp() + make_interval(secs => fit.permits * period)
    from asked, lateral (select least(asked.permits, 1 + floor(at_most / period))::integer as permits) fit
    on conflict (account) do update set (permits, next_free) = (
        select fit.permits, free.at + make_interval(secs => fit.permits * period)
        from asked,
            lateral (select clock_timestamp() as at) now,
            lateral (select case
                when kept.next_free between now.at and now.at + make_interval(secs => farthest + period)
                then kept.next_free else now.at end as at) free,
            lateral (select greatest(0, least(asked.permits,
                1 + floor((at_most - extract(epoch from free.at - now.at)) / period)))::integer as permits) fit)
    returning account, permits, next_free
)
select taken.permits,
    greatest(0, extract(epoch from taken.next_free - clock_timestamp()) - taken.permits * period)
from taken join asked using (account)
