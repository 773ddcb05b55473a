-- The rates that processes share: one row for each account, made when it is first asked for. What is in it is worth
-- nothing after a few seconds, so it need not outlive a crash of the server (unlogged), and leaves room in its page for
-- the next version of each row (fillfactor).
create unlogged table if not exists connector_limit (
    account   text        primary key,
    permits   integer     not null, -- how many were taken last
    next_free timestamptz not null  -- when the next request may be sent, by the clock of this server
) with (fillfactor = 10);

-- A user who may not create tables needs no more than this:
-- grant select, insert, update on connector_limit to …;
