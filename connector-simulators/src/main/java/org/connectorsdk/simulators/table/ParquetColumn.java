package org.connectorsdk.simulators.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.connectorsdk.simulators.table.ThriftReader.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one column of a flat Parquet file: plain or with a dictionary, packed with Snappy, GZIP or not.
 */
final class ParquetColumn {
    /** The physical types of the format. */
    static final int BOOLEAN = 0;

    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int BYTE_ARRAY = 6;

    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;
    private static final int DATA_PAGE_2 = 3;
    private static final int PLAIN = 0;
    private static final int PLAIN_DICTIONARY = 2;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;

    private static final int MOST_CELLS = 1_000_000;
    private static final int LARGEST_PAGE = 64 << 20;

    private final ByteBuffer file;
    private final Struct chunk;
    private final int type;
    private final boolean optional;
    private final List<@Nullable Object> cells = new ArrayList<>();
    private List<Object> dictionary = List.of();

    ParquetColumn(ByteBuffer file, Struct chunk, int type, boolean optional) {
        this.file = file;
        this.chunk = chunk;
        this.type = type;
        this.optional = optional;
    }

    List<@Nullable Object> read() {
        long first =
                chunk.has(11) && chunk.number(11) > 0 ? Math.min(chunk.number(11), chunk.number(9)) : chunk.number(9);
        if (chunk.number(5) > MOST_CELLS) {
            throw new UnreadableTableException("Parquet: the simulator reads up to " + MOST_CELLS + " rows at once");
        }
        ByteBuffer in = file.duplicate();
        in.position(Math.toIntExact(first));
        while (cells.size() < chunk.number(5)) {
            Struct page = new ThriftReader(in).struct();
            ByteBuffer packed = in.slice(in.position(), page.small(3));
            in.position(in.position() + page.small(3));
            switch (page.small(1)) {
                case DICTIONARY_PAGE ->
                    dictionary = plain(
                            expand(packed, page.small(2)),
                            checked(page.struct(7).small(1)));
                case DATA_PAGE -> dataPage(page, expand(packed, page.small(2)));
                case DATA_PAGE_2 -> dataPage2(page, packed);
                default -> {
                    // an index, of no use here
                }
            }
        }
        return cells;
    }

    private ByteBuffer expand(ByteBuffer packed, int size) {
        if (size < 0 || size > LARGEST_PAGE) {
            throw new UnreadableTableException("Parquet: a page is too large");
        }
        return switch (chunk.small(4)) {
            case 0 -> packed.order(ByteOrder.LITTLE_ENDIAN);
            case 1 -> ByteBuffer.wrap(Snappy.expanded(packed, size)).order(ByteOrder.LITTLE_ENDIAN);
            case 2 -> ByteBuffer.wrap(gunzip(packed)).order(ByteOrder.LITTLE_ENDIAN);
            default ->
                throw new UnreadableTableException(
                        "Parquet: the simulator reads pages packed with Snappy, GZIP or not");
        };
    }

    private static byte[] gunzip(ByteBuffer packed) {
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(LARGEST_PAGE);
        } catch (IOException e) {
            throw new UnreadableTableException("Parquet: a page cannot be expanded");
        }
    }

    private static int checked(int count) {
        if (count < 0 || count > MOST_CELLS) {
            throw new UnreadableTableException("Parquet: a page has too many cells");
        }
        return count;
    }

    private void dataPage(Struct page, ByteBuffer in) {
        Struct head = page.struct(5);
        int count = checked(head.small(1));
        List<Integer> levels = List.of();
        if (optional) {
            int length = in.getInt();
            levels = hybrid(in.slice(in.position(), length), 1, count);
            in.position(in.position() + length);
        }
        take(levels, count, head.small(2), in.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private void dataPage2(Struct page, ByteBuffer in) {
        Struct head = page.struct(8);
        int count = checked(head.small(1));
        int levelBytes = head.small(5);
        int repeated = head.small(6);
        List<Integer> levels = optional ? hybrid(in.slice(repeated, levelBytes), 1, count) : List.of();
        int skipped = repeated + levelBytes;
        ByteBuffer values = in.slice(skipped, in.capacity() - skipped);
        boolean plain = Boolean.FALSE.equals(head.fields().get(7));
        ByteBuffer expanded = plain ? values.order(ByteOrder.LITTLE_ENDIAN) : expand(values, page.small(2) - skipped);
        take(levels, count, head.small(4), expanded);
    }

    private void take(List<Integer> levels, int count, int encoding, ByteBuffer in) {
        int present = levels.isEmpty()
                ? count
                : Math.toIntExact(levels.stream().filter(level -> level == 1).count());
        List<Object> values = values(encoding, in, present);
        int next = 0;
        for (int i = 0; i < count; i++) {
            cells.add(levels.isEmpty() || levels.get(i) == 1 ? values.get(next++) : null);
        }
    }

    private List<Object> values(int encoding, ByteBuffer in, int count) {
        if (encoding == PLAIN) {
            return plain(in, count);
        }
        if (encoding == PLAIN_DICTIONARY || encoding == RLE_DICTIONARY) {
            int width = count == 0 ? 0 : in.get();
            List<Object> values = new ArrayList<>(count);
            hybrid(in.slice(), width, count).forEach(index -> values.add(dictionary.get(index)));
            return values;
        }
        if (encoding == RLE && type == BOOLEAN) {
            in.getInt();
            List<Object> values = new ArrayList<>(count);
            hybrid(in.slice(), 1, count).forEach(bit -> values.add(bit == 1));
            return values;
        }
        throw new UnreadableTableException("Parquet: the simulator reads columns that are plain or have a dictionary");
    }

    private List<Object> plain(ByteBuffer in, int count) {
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(
                    switch (type) {
                        case BOOLEAN -> ((in.get(in.position() + i / 8) >> (i % 8)) & 1) == 1;
                        case INT32 -> (long) in.getInt();
                        case INT64 -> in.getLong();
                        case FLOAT -> (double) in.getFloat();
                        case DOUBLE -> in.getDouble();
                        case BYTE_ARRAY -> text(in);
                        default ->
                            throw new UnreadableTableException(
                                    "Parquet: the simulator does not read columns of type " + type);
                    });
        }
        return values;
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new UnreadableTableException("Parquet: a text is cut off");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Runs of one value, and groups of eight packed bits. */
    private static List<Integer> hybrid(ByteBuffer in, int width, int count) {
        List<Integer> values = new ArrayList<>(count);
        while (values.size() < count) {
            long head = width == 0 ? (long) count << 1 : ThriftReader.varint(in);
            int length = (int) (head >>> 1);
            if ((head & 1) == 0) {
                int value = 0;
                for (int i = 0; i < (width + 7) / 8; i++) {
                    value |= (in.get() & 0xff) << (8 * i);
                }
                for (int i = 0; i < length && values.size() < count; i++) {
                    values.add(value);
                }
            } else {
                unpack(in, width, 8 * length, count, values);
            }
        }
        return values;
    }

    private static void unpack(ByteBuffer in, int width, int packed, int count, List<Integer> values) {
        long bits = 0;
        int held = 0;
        for (int i = 0; i < packed; i++) {
            while (held < width && in.hasRemaining()) {
                bits |= (long) (in.get() & 0xff) << held;
                held += 8;
            }
            if (values.size() < count) {
                values.add((int) (bits & ((1L << width) - 1)));
            }
            bits >>>= width;
            held -= width;
        }
    }
}
