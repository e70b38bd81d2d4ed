import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { WorkloadsBody } from '#app/api/_schema/workloads.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { dataBand } from '#lib/queries/data-band.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { workloads } from '#lib/queries/workloads.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { idleOnNode, onNode, writeOpenCost } from '#test/support/opencost.ts'
import { NODE_HOUR, NODE_LINE } from '#test/support/split-cur.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

await ownTestDataDir()
const folder = await temporaryFolder()
const tagged = (team: string) => ({ resource_tags: JSON.stringify({ 'user:team': team }) })
const bill = writeCsv(join(folder, 'bill.csv'), [
  { ...NODE_LINE, ...tagged('web') },
  { ...NODE_LINE, ...tagged('data'), line_item_resource_id: 'i-9' },
])
const longAgo = { from: '2026-05-31T23', to: '2026-06-01T00', node: 'i-gone' }
const costs = (share: number) =>
  writeOpenCost(
    folder,
    `costs-${share}.json`,
    [onNode('cart', share, 0), idleOnNode(1 - share, 0)],
    [onNode('old', 1, 0, longAgo), idleOnNode(1, 0, longAgo)],
  )

let scope: Scope
const common = { filter: {}, method: 'location', factorSet: '2026.1' } as const
const services = () => report(scope, { ...common, groupBy: ['service'] })
const shared = async (as: Scope = scope) => {
  const answer = await workloads(as, { ...common, level: 'workload' })
  expect(WorkloadsBody.parse(answer)).toEqual(answer)
  return answer
}
const shares = async (as?: Scope) =>
  Object.fromEntries(
    (await shared(as)).groups.map(({ state, workload, share }) => [workload ?? state, share]),
  )

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
})

it('nothing is shared where nothing says how', async () => {
  expect(await shared()).toMatchObject({ period: null, groups: [], machines: 0, unmatched: [] })
})

it('an import of OpenCost shares machines out and changes no other answer; deleting it leaves no trace', async () => {
  await importFiles(scope, [bill])
  const [before, band] = [await services(), await dataBand(scope)]
  expect((await shared()).groups).toEqual([])

  const first = await importFiles(scope, [costs(0.25)])
  expect(await services()).toEqual(before)
  expect(await dataBand(scope)).toEqual({ ...band, imports: band.imports + 1 })
  expect(await shares()).toEqual({ cart: expect.closeTo(0.25, 9), idle: expect.closeTo(0.75, 9) })
  expect(await shared()).toMatchObject({
    period: { start: '2026-06-03', end: '2026-06-04' },
    machines: 1,
    unmatched: [{ machine: 'i-gone', hours: 1, shareOfHours: 0.5, workloads: 1 }],
  })
  expect((await listImports(scope))[0]).toMatchObject({ state: 'active', format: 'opencost' })

  const second = await importFiles(scope, [costs(0.5)])
  expect(await shares()).toMatchObject({ cart: expect.closeTo(0.5, 9) })
  await deleteImport(scope, second.importId)
  expect(await shares()).toMatchObject({ cart: expect.closeTo(0.25, 9) })
  await deleteImport(scope, first.importId)
  expect((await shared()).groups).toEqual([])
  expect(await services()).toEqual(before)
})

it('who may see a team sees the workloads on its machines only, and no machine that is not theirs', async () => {
  await importFiles(scope, [costs(0.25)])
  const web: Scope = { ...scope, teams: ['web'] }
  expect(await shares(web)).toMatchObject({ cart: expect.closeTo(0.25, 9) })
  expect((await shared(web)).unmatched).toEqual([])
  const data = await shared({ ...scope, teams: ['data'] })
  expect(data).toMatchObject({ groups: [], machines: 0, unmatched: [] })
})

it('a bill that splits its machines is enough, and replaces what is said of the same month with its usage', async () => {
  const split = writeCsv(join(folder, 'split.csv'), NODE_HOUR)
  const { importId } = await importFiles(scope, [split])
  expect(await shares()).toEqual({
    cart: expect.closeTo(11 / 26, 9),
    search: expect.closeTo(7.5 / 26, 9),
    idle: expect.closeTo(7.5 / 26, 9),
  })
  await deleteImport(scope, importId)
  expect(await shares()).toMatchObject({ cart: expect.closeTo(0.25, 9) })
})
