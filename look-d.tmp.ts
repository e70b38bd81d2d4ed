process.env.DATA_DIR='/tmp/data-d0'; process.env.DATABASE_URL=''
import { loadDemo } from '#lib/pipeline/demo/load-demo.ts'
import { shutDown } from '#lib/pipeline/shut-down.ts'
import { report } from '#lib/queries/report.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
const t=Date.now(); await loadDemo(); console.log('load ms', Date.now()-t)
const demo=(await listOrganisations()).find(({slug})=>slug==='demo')!
const scope={organisationId:demo.id,teams:'all' as const}
const factorSet='2026.1'
for (const method of ['location','market'] as const){
const m=await report(scope,{filter:{},groupBy:['month'],method,factorSet})
console.log(method,m.total.lines, m.groups.map(g=>[g.key,g.emissions.totalKgCo2e.central]).map(x=>JSON.stringify(x)).join(' '))}
for (const g of [['provider','region'],['provider','region','service'],['team'],['service']] as any){
const r=await report(scope,{filter:{from:'2026-09-01',to:'2026-09-30'},groupBy:g,method:'location',factorSet})
console.log(g); for(const x of r.groups.slice(0,14)) console.log(JSON.stringify(x.key),x.emissions.totalKgCo2e.central.toFixed(1),x.emissions.energyKwh.central.toFixed(1))}
await shutDown()
