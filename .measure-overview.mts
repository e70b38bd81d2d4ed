import { overview } from '/work/main/lib/queries/overview.ts'
import { report } from '/work/main/lib/queries/report.ts'
import { withFacts } from '/work/main/lib/queries/with-facts.ts'
import { summarise } from '/work/main/lib/engine/facts/summarise.ts'
import { findOrganisation } from '/work/main/lib/queries/organisations.ts'
import { loadDemo } from '/work/main/lib/pipeline/demo/load-demo.ts'
import { startUp } from '/work/main/lib/pipeline/start-up.ts'
await startUp?.()
await loadDemo()
const o = await findOrganisation('demo')
const scope = { organisationId: o!.id, teams: 'all' as const }
const t = async (n: string, f: () => Promise<unknown>) => { const s = performance.now(); const c0 = process.cpuUsage(); const r = await f(); const cpu = process.cpuUsage(c0); console.log(n, ((cpu.user+cpu.system)/1000).toFixed(0)+' ms cpu', (performance.now()-s).toFixed(1), Array.isArray(r) ? r.length : '') }

const filter = { from: '2026-08-01', to: '2026-08-31' }
const q = { filter, grain: 'day' as const, split: null, compared: { now: filter, base: { from: '2026-07-01', to: '2026-07-31' } }, moversBy: 'service' as const, method: 'location' as const, factorSet: '2026.1' as const }
const o1 = await overview(scope, q)
for (let i=0;i<10;i++) await t('overview', () => overview(scope, q))
const r = await report(scope, { filter, groupBy: ['service'], method: 'location', factorSet: '2026.1' })
console.log(r.total.totalKgCo2e, o1.byService.total.totalKgCo2e, JSON.stringify(r.groups) === JSON.stringify(o1.byService.groups), JSON.stringify(r.cost), JSON.stringify(o1.byService.cost))
const c = o1.change!
console.log(JSON.stringify(c.base), JSON.stringify(c.now), JSON.stringify(c.change, null, 1))
console.log(c.movers.slice(0,5).map(m => [m.value, m.difference.central, Object.entries(m.parts).map(([k,v]) => k+' '+v.central.toFixed(2)).join(' ')]))
console.log(c.teams.slice(0,5).map(m => [m.value, m.difference.central, Object.entries(m.parts).map(([k,v]) => k+' '+v.central.toFixed(2)).join(' ')]))
const seasons: unknown[] = []
for (const [a, b] of [['05','04'],['06','05'],['07','06'],['08','07'],['09','08']]) {
  const days = (m: string) => ({ from: `2026-${m}-01`, to: `2026-${m}-${['04','06','09'].includes(m) ? 30 : 31}` })
  const x = (await overview(scope, { ...q, filter: days(a!), compared: { now: days(a!), base: days(b!) } })).change!
  console.log(b, '→', a, x.change.base.central.toFixed(1), x.change.now.central.toFixed(1), Object.entries(x.change.parts).map(([k,v]) => k+' '+v.central.toFixed(2)).join(' '), x.base.days, x.base.billedDays, x.now.days, x.now.billedDays)
}
process.exit(0)
