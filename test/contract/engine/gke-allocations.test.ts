import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { figuresOf, lakeOf } from '#test/support/lake-of.ts'
import { idleOnNode, onNode, writeOpenCost } from '#test/support/opencost.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { sharesOf } from '#test/support/workload-shares.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
let files = 0
const csv = (rows: readonly Readonly<Record<string, string>>[]) =>
  writeCsv(join(folder, `${files++}.csv`), rows)

describe('lines that GKE cost allocation has split', () => {
  const line = (labels: Record<string, string>, quantity: string) => ({
    ProviderName: 'Google Cloud',
    BillingAccountId: 'b-1',
    SubAccountId: 'p-1',
    BillingPeriodStart: '2026-06-01T00:00:00Z',
    ChargePeriodStart: '2026-06-03T04:00:00Z',
    ChargePeriodEnd: '2026-06-03T05:00:00Z',
    ChargeCategory: 'Usage',
    ServiceName: 'Compute Engine',
    RegionId: 'europe-west1',
    SkuId: 'E2',
    ChargeDescription: 'E2 Instance Core running in Belgium',
    ResourceId: '//compute.googleapis.com/projects/p-1/zones/europe-west1-b/instances/gke-shop-1',
    ConsumedQuantity: quantity,
    ConsumedUnit: 'Hours',
    BilledCost: quantity,
    EffectiveCost: quantity,
    BillingCurrency: 'USD',
    Tags: JSON.stringify({ 'goog-k8s-cluster-name': 'shop', ...labels }),
  })
  const cart = { 'k8s-namespace': 'web', 'k8s-workload-type': 'Deployment', 'k8s-workload-name': 'cart' }
  const file = csv([
    line(cart, '2'),
    line({ 'k8s-namespace': 'kube:system-overhead' }, '1'),
    line({ 'k8s-namespace': 'kube:unallocated' }, '4'),
    line({ 'k8s-namespace': 'goog-k8s-unsupported-sku' }, '1'),
  ])

  it('are grouped by their labels, whole: 2, 1, 4 and 1 of 8', async () => {
    const { workloads, services } = await figuresOf(await lakeOf(folder, [file]), { level: 'namespace' })
    expect(workloads.total).toEqual(services.total)
    expect(sharesOf(workloads)).toEqual({
      web: expect.closeTo(2 / 8, 9),
      'kube:system-overhead': expect.closeTo(1 / 8, 9),
      '(idle)': expect.closeTo(4 / 8, 9),
      '(unsplit)': expect.closeTo(1 / 8, 9),
    })
  })

  it('are not shared out again by OpenCost, which shares out the lines of the node that Google has not split', async () => {
    const unsplit = csv([line(cart, '2'), line({}, '2')])
    const node = { node: 'gke-shop-1' }
    const costs = writeOpenCost(folder, 'gke.json', [onNode('search', 1, 0, node), idleOnNode(3, 0, node)])
    const { workloads, services } = await figuresOf(await lakeOf(folder, [unsplit, costs]))
    expect(workloads.total).toEqual(services.total)
    expect(sharesOf(workloads)).toEqual({
      cart: expect.closeTo(1 / 2, 9),
      search: expect.closeTo(1 / 8, 9),
      '(idle)': expect.closeTo(3 / 8, 9),
    })
  })
})
