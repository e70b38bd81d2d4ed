import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { allocationsIn, lakeOf } from '#test/support/lake-of.ts'
import { idleOnNode, onNode, writeOpenCost } from '#test/support/opencost.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { text, writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

const read = async (...files: string[]) => allocationsIn(await lakeOf(folder, files))

describe('an answer of the allocation API', () => {
  it('shares a node out by the cost of CPU and memory, idle included: $3 + $1 and $2 + $2 of $16', async () => {
    const file = writeOpenCost(folder, 'idle.json', null, [
      onNode('cart', 3, 1),
      onNode('search', 2, 2, { kind: 'StatefulSet' }),
      idleOnNode(5, 3),
      { name: '__unmounted__', cluster: 'shop' },
    ])
    expect(await recogniseBill(file)).toMatchObject({ format: 'opencost', version: 'allocation', gaps: [] })
    expect(await read(file)).toMatchObject([
      {
        window_start: '2026-06-03T04:00:00',
        window_end: '2026-06-03T05:00:00',
        parent: 'aws:///us-east-1a/i-0abc',
        cluster: 'shop',
        namespace: 'web',
        workload_kind: 'deployment',
        workload: 'cart',
        share: 4 / 16,
        basis: 'cost',
      },
      { workload_kind: 'statefulset', workload: 'search', share: 4 / 16, basis: 'cost' },
    ])
  })

  it('adds the GPU and the adjustments of a workload to its cost: $1 + $6 of $10', async () => {
    const file = writeOpenCost(folder, 'gpu.json', [onNode('train', 1, 0, { gpu: 6 }), idleOnNode(3, 0)])
    expect(await read(file)).toMatchObject([{ workload: 'train', share: 0.7 }])
  })

  it('tells no share without the idle cost, for then the rest of the node is unknown', async () => {
    const file = writeOpenCost(folder, 'no-idle.json', [
      onNode('cart', 3, 1, { coreHours: 1.5, gibHours: 4 }),
    ])
    expect(await read(file)).toMatchObject([
      { workload: 'cart', share: null, basis: 'size', vcpu_hours: 1.5, ram_gib_hours: 4 },
    ])
  })

  it('tells no share where another workload of the cluster names no node: it may have run on this one', async () => {
    const file = writeOpenCost(folder, 'across.json', [
      onNode('cart', 3, 1),
      { name: 'dns', namespace: 'kube-system', cpu: 1, ram: 1 },
      idleOnNode(5, 3),
    ])
    expect(await read(file)).toMatchObject([
      { parent: '', workload: '', namespace: 'kube-system', share: null },
      { parent: 'aws:///us-east-1a/i-0abc', workload: 'cart', share: null, basis: 'size' },
    ])
  })

  it('adds up the rows of one workload, names a pod without controller, and shares an hour apart from the next', async () => {
    const next = { from: '2026-06-03T05', to: '2026-06-03T06' }
    const file = writeOpenCost(
      folder,
      'rows.json',
      [
        onNode('cart', 1, 0, { name: 'a', pod: 'cart-1' }),
        onNode('cart', 2, 0, { name: 'b', pod: 'cart-2' }),
        onNode('__unallocated__', 1, 0, { name: 'c', pod: 'debug', kind: '' }),
        idleOnNode(4, 0),
      ],
      [onNode('cart', 1, 0, next), idleOnNode(1, 0, next)],
    )
    expect(await read(file)).toMatchObject([
      { workload: 'cart', share: 3 / 8 },
      { workload_kind: 'pod', workload: 'debug', share: 1 / 8 },
      { window_start: '2026-06-03T05:00:00', workload: 'cart', share: 1 / 2 },
    ])
  })

  it('is one part of the dataset allocations for each cluster and month, never usage', async () => {
    const july = { from: '2026-07-01T00', to: '2026-07-01T01' }
    const file = writeOpenCost(
      folder,
      'clusters.json',
      [onNode('cart', 1, 0), onNode('api', 1, 0, { cluster: 'other', node: 'i-2' })],
      [onNode('cart', 1, 0, july)],
    )
    const { imports } = await lakeOf(folder, [file])
    const part = { dataset: 'allocations', provider: 'Kubernetes', rows: 1 }
    expect(imports[0]?.parts).toMatchObject([
      { ...part, billingAccountId: 'other', billingPeriod: '2026-06-01' },
      { ...part, billingAccountId: 'shop', billingPeriod: '2026-06-01' },
      { ...part, billingAccountId: 'shop', billingPeriod: '2026-07-01' },
    ])
    expect(imports[0]?.parts.map(({ sha256 }) => Object.keys(sha256))).toEqual(
      Array(3).fill(['allocations.parquet']),
    )
    expect(imports[0]?.period).toEqual({ start: '2026-06-03', end: '2026-07-02' })
  })

  it('without any data is recognised and has no rows', async () => {
    const file = writeOpenCost(folder, 'empty.json', null)
    expect((await recogniseBill(file)).format).toBe('opencost')
    expect(await read(file)).toEqual([])
  })

  it('rejects an allocation whose window has no length, and one whose cost is no number', async () => {
    const file = join(folder, 'bad.json')
    const window = { start: '2026-06-03T04:00:00Z', end: '2026-06-03T05:00:00Z' }
    const allocation = { properties: { cluster: 'shop', providerID: 'i-1' }, cpuCoreHours: 1, cpuCost: 1 }
    const data = [
      {
        a: { ...allocation, name: 'a', window: { start: window.start, end: window.start } },
        b: { ...allocation, name: 'b', window, cpuCost: 'much' },
        c: { ...allocation, name: 'c', window },
        d: { ...allocation, name: 'd' },
        e: 7,
      },
    ]
    writeFileSync(file, JSON.stringify({ code: 200, data }))
    const { imports } = await lakeOf(folder, [file])
    expect(imports[0]?.rejected.lines).toBe(4)
    expect(imports[0]?.parts).toMatchObject([{ rows: 1 }])
  })
})

describe('the cloud costs of OpenCost', () => {
  it('are refused by name, for they repeat the cloud bill', async () => {
    const file = join(folder, 'cloud.json')
    writeFileSync(file, '{"code":200,"data":{"sets":[{"cloudCosts":{"AWS":{"listCost":{"cost":1}}}}]}}')
    await expect(recogniseBill(file)).rejects.toMatchObject({
      code: 'format-not-supported-yet',
      happened: expect.stringContaining('cloud-cost'),
    })
  })
})

describe('the CSV export', () => {
  const row = {
    Date: '2026-06-03',
    Namespace: 'web',
    ControllerKind: 'deployment',
    ControllerName: 'cart',
    Pod: 'cart-1',
    Container: 'app',
    CPUCoreUsageAverage: '0.25',
    CPUCoreRequestAverage: '0.5',
    RAMBytesUsageAverage: String(2 ** 30),
    RAMBytesRequestAverage: '0',
    CPUCost: '1',
    RAMCost: '2',
    Labels: '{"team":"shop, web"}',
  }

  it('names no node: its rows are a day long, of the greater of usage and request, and no share is told', async () => {
    const file = writeCsv(join(folder, 'opencost.csv'), [row])
    const recognised = await recogniseBill(file)
    expect(recognised).toMatchObject({ format: 'opencost', version: 'csv' })
    expect(recognised.gaps.map(({ column }) => column)).toEqual([
      'properties.providerID',
      'properties.cluster',
    ])
    expect(await read(file)).toMatchObject([
      {
        window_start: '2026-06-03T00:00:00',
        window_end: '2026-06-04T00:00:00',
        parent: '',
        namespace: 'web',
        workload_kind: 'deployment',
        workload: 'cart',
        share: null,
        vcpu_hours: 0.5 * 24,
        ram_gib_hours: 24,
      },
    ])
  })

  it('with a column of nodes is as good as the API', async () => {
    const file = writeCsv(join(folder, 'nodes.csv'), [
      { ...row, Node: 'n-1', Cluster: 'shop' },
      { ...row, Node: 'n-1', Cluster: 'shop', Namespace: '__idle__', CPUCost: '4', RAMCost: '5' },
    ])
    expect(await read(file)).toMatchObject([
      { parent: 'n-1', cluster: 'shop', workload: 'cart', share: 3 / 12 },
    ])
  })
})

it('a file of the Parquet exporter, with the keys of the answer as columns, is the same allocation', async () => {
  const cells = (controller: string, cpuCost: number) => ({
    name: text(controller === '' ? 'shop/i-0abc/__idle__' : controller),
    running_start_time: text('2026-06-03T04:00:00Z'),
    cpuCoreHours: '0.5::DOUBLE',
    ramByteHours: `${2 ** 31}::DOUBLE`,
    cpuCost: `${cpuCost}::DOUBLE`,
    cpuCostAdjustment: '0::DOUBLE',
    ramCost: '1::DOUBLE',
    'properties.cluster': text('shop'),
    'properties.providerID': text('i-0abc'),
    'properties.namespace': text('web'),
    'properties.controllerKind': text('deployment'),
    'properties.controller': controller === '' ? 'NULL::VARCHAR' : text(controller),
    'window.start': text('2026-06-03T04:00:00Z'),
    'window.end': text('2026-06-03T05:00:00Z'),
  })
  const file = await writeParquet(join(folder, 'k8s.parquet'), [cells('cart', 3), cells('', 11)])
  expect((await recogniseBill(file)).format).toBe('opencost')
  expect(await read(file)).toMatchObject([
    { parent: 'i-0abc', workload: 'cart', share: 4 / 16, vcpu_hours: 0.5, ram_gib_hours: 2 },
  ])
})

describe.skipIf(samplesDir === null)('the samples', () => {
  it('of allocations is three namespaces, of which one names its node, over a week without idle costs', async () => {
    const lake = await lakeOf(folder, [sample('bills/opencost/allocation-example-output.json')])
    expect(lake.imports[0]).toMatchObject({
      rejected: { lines: 0 },
      parts: [{ billingAccountId: 'default-cluster', billingPeriod: '2023-07-01', rows: 3 }],
      period: { start: '2023-07-12', end: '2023-07-20' },
    })
    const window = { window_start: '2023-07-12T11:02:46', window_end: '2023-07-19T11:02:46' }
    expect(await allocationsIn(lake)).toMatchObject([
      { ...window, parent: '', namespace: 'kube-system', vcpu_hours: 75.55915, share: null },
      { ...window, parent: '', namespace: 'prometheus', share: null },
      {
        ...window,
        parent: 'i-123458f89b9d35c11',
        namespace: 'opencost',
        workload_kind: 'deployment',
        workload: 'opencost',
        vcpu_hours: 3.35808,
        ram_gib_hours: expect.closeTo(19365292575.77626 / 2 ** 30, 9),
        share: null,
      },
    ])
  })

  it('of cloud costs is refused', async () => {
    await expect(recogniseBill(sample('bills/opencost/cloudCost-example-output.json'))).rejects.toMatchObject(
      {
        code: 'format-not-supported-yet',
      },
    )
  })
})
