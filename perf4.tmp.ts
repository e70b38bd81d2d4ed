import { openEngine } from '/work/main/lib/engine/engine.ts'
import { shareOut } from '/work/main/lib/engine/share-out.ts'
const e = await openEngine({ threads: 2, memoryLimit: '1GB', tempDirectory: '/tmp/perf4spill' }); const c = await e.connect()
const nodes = 300, hours = 720, pods = 15
await c.run(`CREATE TEMP TABLE usage_lines AS SELECT TIMESTAMP '2026-06-01' + to_hours(h::INTEGER) AS charge_period_start, 1::UBIGINT AS kind_id, 1::UBIGINT AS owner_id,
 CASE WHEN n < ${nodes} THEN 'i-'||n ELSE 'arn:aws:s3:::b'||n END AS resource_id, 'USD' AS currency, 1.0::DECIMAL(38,12) AS quantity, 0.1::DECIMAL(38,12) AS billed_cost, 0.1::DECIMAL(38,12) AS effective_cost, 0.1::DECIMAL(38,12) AS list_cost, 0.1::DECIMAL(38,12) AS positive_cost, 1::BIGINT AS lines, 1 AS grain_hours
 FROM range(${nodes} + 2000) t(n), range(${hours}) u(h)`)
await c.run(`CREATE TEMP TABLE allocation_rows AS SELECT TIMESTAMP '2026-06-01' + to_hours(h::INTEGER) AS window_start, TIMESTAMP '2026-06-01' + to_hours(h::INTEGER+1) AS window_end, 'i-'||n AS parent, 'shop' AS cluster, 'ns'||(p%5) AS namespace, 'deployment' AS workload_kind, 'w'||p AS workload, 0.05 AS share, 'cost' AS basis, 1.0 AS vcpu_hours, 1.0 AS ram_gib_hours, 0 AS rank FROM range(${nodes}) t(n), range(${hours}) u(h), range(${pods}) v(p)`)
await c.run(`CREATE TEMP TABLE owners AS SELECT 1::UBIGINT AS owner_id, '{}' AS tags`)
await c.run(`CREATE TEMP TABLE kinds AS SELECT 1::UBIGINT AS kind_id, 2.0 AS vcpu, 8.0 AS memory_gib`)
const run = c.run.bind(c)
c.run = async (sql: string, p = {}) => { const t = Date.now(); await run(sql, p); console.log(((Date.now()-t)/1000).toFixed(2), sql.slice(0,60).replaceAll('\n',' ')) }
const t = Date.now()
await shareOut(c, {})
console.log('total', (Date.now()-t)/1000, process.memoryUsage().rss/1e6)
console.log(await c.select('SELECT count(*)::DOUBLE AS n, sum(quantity)::DOUBLE AS q FROM workload_facts'))
