import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareLogs } from './compare-logs.ts'

/** `npx tsx test/bench/logs-10-gb.ts`: memory over 1 and 10 GB, 11 GB of disk in `BENCH_DIR`. */
process.env.BENCH_LOG_BYTES ??= '1e9'
await compareLogs(process.env.BENCH_DIR ?? join(tmpdir(), 'headroom-bench'))
