import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import { allocationsIn, figuresOf, lakeOf } from '#test/support/lake-of.ts'
import { idleOnNode, onNode, writeOpenCost } from '#test/support/opencost.ts'
import { type CurLine, moved, NODE_HOUR, NODE_LINE, podLine } from '#test/support/split-cur.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { byName, sharesOf } from '#test/support/workload-shares.ts'
import { text, writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
let files = 0
const csv = (rows: readonly Readonly<Record<string, string>>[]) =>
  writeCsv(join(folder, `${files++}.csv`), rows)

const grams = (emissions: Emissions | undefined) => (emissions?.totalKgCo2e.central ?? 0) * 1000

/** An hour of m5.large in Virginia: 5.944 W × 1.15 = 6.8356 Wh × 284.02 g/kWh = 1.94145 g, and 0.3753 g of manufacture. */
const NODE_GRAMS = 6.8356e-3 * 284.02 + 0.3753

describe('split cost allocation data of AWS', () => {
  it('shares a node out by cost: $0.11 and $0.075 of $0.26, and $0.075 idle, of 2.31675 g', async () => {
    const { workloads } = await figuresOf(await lakeOf(folder, [csv(NODE_HOUR)]))
    const { cart, search, '(idle)': idle } = byName(workloads)
    expect(grams(workloads.total)).toBeCloseTo(NODE_GRAMS, 4)
    expect(grams(cart)).toBeCloseTo((NODE_GRAMS * 11) / 26, 4)
    expect(grams(search)).toBeCloseTo((NODE_GRAMS * 7.5) / 26, 4)
    expect(grams(idle)).toBeCloseTo((NODE_GRAMS * 7.5) / 26, 4)
    expect(cart).toMatchObject({
      state: 'used',
      cluster: 'shop',
      namespace: 'web',
      workloadKind: 'statefulset',
      cost: [{ currency: 'USD', amount: 0.11 }],
      share: expect.closeTo(11 / 26, 9),
    })
    expect(idle).toMatchObject({ state: 'idle', cluster: 'shop', namespace: null, workload: null })
    expect(idle?.cost).toMatchObject([{ amount: 0.075 }])
    expect(cart?.totalKgCo2e.low).toBeCloseTo((workloads.total.totalKgCo2e.low * 11) / 26, 12)
    expect(cart?.totalKgCo2e.high).toBeCloseTo((workloads.total.totalKgCo2e.high * 11) / 26, 12)
    expect(workloads).toMatchObject({ machines: 1, scaledDown: 0, unmatched: [], unmatchedCount: 0 })
  })

  it('changes no total: a bill with its rows and one without them come to the same', async () => {
    const withSplit = await figuresOf(await lakeOf(folder, [csv(NODE_HOUR)]))
    const without = await figuresOf(await lakeOf(folder, [csv([NODE_LINE])]))
    const { rows: _, ...figures } = withSplit.services
    const { rows: __, ...same } = without.services
    expect(figures).toEqual(same)
    expect(without.workloads.groups).toEqual([])
  })

  it('changes no total either where an export leaves out the columns and keeps the rows', async () => {
    const rows = NODE_HOUR.map((line) =>
      Object.fromEntries(Object.entries(line).filter(([name]) => !name.startsWith('split_'))),
    )
    const cut = await figuresOf(await lakeOf(folder, [csv(rows)]))
    const without = await figuresOf(await lakeOf(folder, [csv([NODE_LINE])]))
    expect(cut.services.total).toEqual(without.services.total)
  })

  it('is a file beside the usage of the same part, and none where a bill has no such row', async () => {
    const { imports } = await lakeOf(folder, [csv(NODE_HOUR)], [csv([NODE_LINE])])
    expect(imports.map(({ parts }) => parts.map(({ dataset, rows }) => [dataset, rows]))).toEqual([
      [['usage', 5]],
      [['usage', 1]],
    ])
    const names = imports.map(({ parts }) => Object.keys(parts[0]?.sha256 ?? {}).sort())
    expect(names[0]).toEqual(['allocations.parquet', ...(names[1] ?? [])])
  })

  it('is the same whatever the order of its rows, to the byte', async () => {
    const lakes = [NODE_HOUR, [...NODE_HOUR].reverse()].map((lines) => lakeOf(folder, [csv(lines)]))
    const [a, b] = await Promise.all(lakes)
    expect(a?.imports[0]?.parts[0]?.sha256).toEqual(b?.imports[0]?.parts[0]?.sha256)
  })

  it('takes list prices where the node was free: $0.04 + $0.01 of $0.20', async () => {
    const free = (own: string, unused: string) => ({
      split_line_item_public_on_demand_split_cost: own,
      split_line_item_public_on_demand_unused_cost: unused,
    })
    const lake = await lakeOf(folder, [
      csv([
        { ...NODE_LINE, line_item_unblended_cost: '0' },
        podLine('cart', 'vCPU', [1, 0, 0], free('0.04', '0.1')),
        podLine('cart', 'GB', [2, 0, 0], free('0.01', '0.05')),
      ]),
    ])
    expect(await allocationsIn(lake)).toMatchObject([{ workload: 'cart', share: 0.25, basis: 'list-cost' }])
  })

  it('takes the size of the node where a cost is no number: (9 × 1 + 2) / (9 × 2 + 8)', async () => {
    const lake = await lakeOf(folder, [
      csv([
        NODE_LINE,
        { ...podLine('cart', 'vCPU', [1, 0.09, 0.03]), split_line_item_split_cost: 'n/a' },
        podLine('cart', 'GB', [2, 0.02, 0.012]),
      ]),
    ])
    expect(sharesOf((await figuresOf(lake)).workloads).cart).toBeCloseTo(11 / 26, 9)
  })

  const shares = { cart: 11 / 26, search: 7.5 / 26 }
  type UntaggedLine = Omit<CurLine, 'resource_tags'>
  const named = (lines: readonly CurLine[], name: (line: UntaggedLine) => Record<string, string>) =>
    lines.map(({ resource_tags: _, ...line }) => ({ ...line, ...name(line) }))
  const podOf = (line: UntaggedLine) => /\/web\/([^/]*)/.exec(line.line_item_resource_id)?.[1] ?? ''

  it('is read with tags as columns, in a legacy report with slashes', async () => {
    const SLASHES: Readonly<Record<string, string>> = {
      split_line_item: 'splitLineItem',
      line_item: 'lineItem',
    }
    const slashed = (name: string) => {
      const [prefix = '', rest = ''] = /^(split_line_item|line_item|[a-z]+)_(.*)$/.exec(name)?.slice(1) ?? []
      const camel = rest.replaceAll(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
      return `${SLASHES[prefix] ?? prefix}/${camel}`
    }
    const rows = named(NODE_HOUR, (line) => {
      const pod = podOf(line)
      return {
        'resourceTags/aws:eks:cluster-name': pod && 'shop',
        'resourceTags/aws:eks:namespace': pod && 'web',
        'resourceTags/aws:eks:deployment': pod,
        'resourceTags/aws:eks:workload-name': pod && `${pod}-5d8`,
      }
    }).map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => name !== 'product')
          .map(([name, value]) => [name.includes(':') ? name : slashed(name), value]),
      ),
    )
    const found = await allocationsIn(await lakeOf(folder, [csv(rows)]))
    expect(found).toMatchObject([
      {
        cluster: 'shop',
        namespace: 'web',
        workload_kind: 'deployment',
        workload: 'cart',
        share: shares.cart,
      },
      { workload_kind: 'deployment', workload: 'search', share: shares.search },
    ])
  })

  it('is read with maps, numbers and times of Parquet', async () => {
    const rows = NODE_HOUR.map((line) =>
      Object.fromEntries(
        Object.entries(line).map(([name, value]) => {
          if (name === 'resource_tags' || name === 'product')
            return [name, `CAST(${text(value)}::JSON AS MAP(VARCHAR, VARCHAR))`]
          if (name.endsWith('_date')) return [name, `TIMESTAMP ${text(value)}`]
          if (/_(cost|usage|amount)$/.test(name)) return [name, `TRY_CAST(${text(value)} AS DOUBLE)`]
          return [name, text(value)]
        }),
      ),
    )
    const file = await writeParquet(join(folder, 'split.parquet'), rows)
    const fromParquet = await allocationsIn(await lakeOf(folder, [file]))
    expect(fromParquet).toEqual(await allocationsIn(await lakeOf(folder, [csv(NODE_HOUR)])))
  })

  it('names a pod by its ARN where tags are not active, and an ECS task by its service', async () => {
    const bare = await allocationsIn(
      await lakeOf(folder, [csv(named(NODE_HOUR, () => ({ resource_tags: '{}' })))]),
    )
    expect(bare).toMatchObject([
      { cluster: 'shop', namespace: 'web', workload_kind: 'pod', workload: 'cart' },
      { workload_kind: 'pod', workload: 'search' },
    ])
    const task = podLine('cart', 'vCPU', [1, 0.1, 0.1], {
      line_item_product_code: 'AmazonECS',
      line_item_usage_type: 'USE1-ECS-EC2-vCPU-Hours',
      line_item_resource_id: 'arn:aws:ecs:us-east-1:42:task/shop/8f1',
      resource_tags: JSON.stringify({ 'aws:ecs:clusterName': 'shop', 'aws:ecs:serviceName': 'api' }),
    })
    const untagged = {
      ...task,
      line_item_resource_id: 'arn:aws:ecs:us-east-1:42:task/shop/9',
      resource_tags: '{}',
    }
    expect(await allocationsIn(await lakeOf(folder, [csv([NODE_LINE, task, untagged])]))).toMatchObject([
      { cluster: '', namespace: '', workload_kind: 'task', workload: '9', share: 0.25 },
      { cluster: 'shop', namespace: '', workload_kind: 'service', workload: 'api', share: 0.25 },
    ])
  })
})

describe('OpenCost over the nodes of a bill', () => {
  const bill = csv([NODE_LINE])
  const costs = writeOpenCost(folder, 'costs.json', [onNode('cart', 3, 1), idleOnNode(8, 4)])

  it('changes no total, before the bill, after it and beside it', async () => {
    const { services } = await figuresOf(await lakeOf(folder, [bill]))
    for (const lists of [[[costs], [bill]], [[bill], [costs]], [[bill, costs]]]) {
      const both = await figuresOf(await lakeOf(folder, ...lists))
      expect(both.services).toEqual(services)
      expect(both.workloads.total).toEqual(services.total)
      expect(sharesOf(both.workloads)).toEqual({
        cart: expect.closeTo(4 / 16, 9),
        '(idle)': expect.closeTo(12 / 16, 9),
      })
    }
  })

  it('shares out by size where idle costs are not told: (9 × 1 + 4) / (9 × 2 + 8) of an hour', async () => {
    const file = writeOpenCost(folder, 'size.json', [onNode('cart', 3, 1, { coreHours: 1, gibHours: 4 })])
    const { workloads } = await figuresOf(await lakeOf(folder, [bill, file]))
    expect(sharesOf(workloads)).toEqual({ cart: expect.closeTo(0.5, 9), '(idle)': expect.closeTo(0.5, 9) })
  })

  it('shares out by vCPU alone where the bill has no memory, and not at all where it has no size', async () => {
    const file = writeOpenCost(folder, 'half.json', [onNode('cart', 3, 1, { coreHours: 0.5, gibHours: 4 })])
    const noMemory = csv([{ ...NODE_LINE, product: '{"vcpu":"2"}' }])
    const noSize = csv([{ ...NODE_LINE, product: '{}' }])
    expect(sharesOf((await figuresOf(await lakeOf(folder, [noMemory, file]))).workloads)).toEqual({
      cart: expect.closeTo(0.25, 9),
      '(idle)': expect.closeTo(0.75, 9),
    })
    expect(sharesOf((await figuresOf(await lakeOf(folder, [noSize, file]))).workloads)).toEqual({
      '(unsplit)': 1,
    })
  })

  it('scales shares down that add up to more than the node, 1.5 and 0.5 to 0.75 and 0.25, and counts it', async () => {
    const file = writeOpenCost(folder, 'more.json', [
      onNode('cart', 0, 0, { coreHours: 3, gibHours: 12 }),
      onNode('search', 0, 0, { coreHours: 1, gibHours: 4 }),
    ])
    const { workloads } = await figuresOf(await lakeOf(folder, [bill, file]))
    expect(sharesOf(workloads)).toEqual({ cart: expect.closeTo(0.75, 9), search: expect.closeTo(0.25, 9) })
    expect(workloads.scaledDown).toBe(1)
  })

  it('gives way to the bill’s own rows in the hours that these speak of', async () => {
    const two = csv([...NODE_HOUR, ...moved([NODE_LINE], '2026-06-03 05')])
    const later = { from: '2026-06-03T05', to: '2026-06-03T06' }
    const file = writeOpenCost(
      folder,
      'later.json',
      [onNode('cart', 1, 0, { kind: 'StatefulSet' }), idleOnNode(0, 0)],
      [onNode('cart', 1, 0, { ...later, kind: 'StatefulSet' }), idleOnNode(1, 0, later)],
    )
    const shares = sharesOf((await figuresOf(await lakeOf(folder, [two, file]))).workloads)
    expect(shares.cart).toBeCloseTo((11 / 26 + 1 / 2) / 2, 9)
    expect(shares.search).toBeCloseTo(7.5 / 26 / 2, 9)
  })

  it('leaves the hours that nothing speaks of unsplit, never idle', async () => {
    const hours = csv([
      NODE_LINE,
      ...moved([NODE_LINE], '2026-06-03 05'),
      ...moved([NODE_LINE], '2026-06-03 06'),
    ])
    expect(sharesOf((await figuresOf(await lakeOf(folder, [hours, costs]))).workloads)).toEqual({
      cart: expect.closeTo(0.25 / 3, 9),
      '(idle)': expect.closeTo(0.75 / 3, 9),
      '(unsplit)': expect.closeTo(2 / 3, 9),
    })
  })

  it('over a daily bill: the hours told, 0.25 and 0.5, stand for the day', async () => {
    const day = {
      ...NODE_LINE,
      line_item_usage_start_date: '2026-06-03 00:00:00',
      line_item_usage_end_date: '2026-06-04 00:00:00',
      line_item_usage_amount: '2',
    }
    const next = { from: '2026-06-03T05', to: '2026-06-03T06' }
    const file = writeOpenCost(
      folder,
      'daily.json',
      [onNode('cart', 1, 0), idleOnNode(3, 0)],
      [onNode('cart', 1, 0, next), idleOnNode(1, 0, next)],
    )
    expect(sharesOf((await figuresOf(await lakeOf(folder, [csv([day]), file]))).workloads)).toEqual({
      cart: expect.closeTo(0.375, 9),
      '(idle)': expect.closeTo(0.625, 9),
    })
  })

  it('over a window of days shares out each of its hours alike', async () => {
    const week = { from: '2026-06-01T00', to: '2026-06-08T00' }
    const file = writeOpenCost(folder, 'week.json', [onNode('cart', 1, 0, week), idleOnNode(4, 0, week)])
    const hours = csv([...moved([NODE_LINE], '2026-06-01 09'), ...moved([NODE_LINE], '2026-06-07 23')])
    expect(sharesOf((await figuresOf(await lakeOf(folder, [hours, file]))).workloads)).toEqual({
      cart: expect.closeTo(0.2, 9),
      '(idle)': expect.closeTo(0.8, 9),
    })
  })

  it('knows a node that no workload used as idle', async () => {
    const file = writeOpenCost(folder, 'unused.json', [idleOnNode(8, 4)])
    expect(sharesOf((await figuresOf(await lakeOf(folder, [bill, file]))).workloads)).toEqual({ '(idle)': 1 })
  })

  it('lists nodes that no bill has with their hours, and has no figure for them', async () => {
    const file = writeOpenCost(folder, 'unmatched.json', [
      onNode('cart', 3, 1),
      idleOnNode(8, 4),
      onNode('cart', 1, 1, { name: 'x', node: 'azure:///subscriptions/1/vm/lost' }),
      onNode('api', 1, 1, { name: 'y', node: 'azure:///subscriptions/1/vm/lost' }),
    ])
    const { workloads } = await figuresOf(await lakeOf(folder, [bill, file]))
    expect(workloads.unmatched).toEqual([
      {
        machine: 'azure:///subscriptions/1/vm/lost',
        cluster: 'shop',
        hours: 1,
        shareOfHours: 0.5,
        workloads: 2,
      },
    ])
    expect(workloads.unmatchedCount).toBe(1)
    expect(Object.keys(byName(workloads)).sort()).toEqual(['(idle)', 'cart'])
  })

  it('answers for a period only', async () => {
    const hours = csv([NODE_LINE, ...moved([NODE_LINE], '2026-06-04 04')])
    const lake = await lakeOf(folder, [hours, costs])
    const { workloads } = await figuresOf(lake, { filter: { from: '2026-06-03', to: '2026-06-03' } })
    expect(grams(workloads.total)).toBeCloseTo(NODE_GRAMS, 4)
    const later = await figuresOf(lake, { filter: { from: '2026-06-04' } })
    expect(sharesOf(later.workloads)).toEqual({ '(unsplit)': 1 })
    expect(later.workloads.unmatched).toEqual([])
  })
})

it('workloads, idle and unsplit add up to the nodes, which are all of this bill, for every method and level', async () => {
  const hours = ['2026-06-03 05', '2026-06-03 06', '2026-06-30 23']
  const thirds = (at: string) => {
    const [day = '', hour = ''] = at.split(' ')
    const window = {
      from: `${day}T${hour}`,
      to: new Date(Date.parse(`${day}T${hour}:00:00Z`) + 3_600_000).toISOString().slice(0, 13),
    }
    return [
      onNode('a', 1, 0, window),
      onNode('b', 1, 0, window),
      onNode('c', 0, 1, window),
      idleOnNode(4, 0.1, window),
    ]
  }
  const lake = await lakeOf(
    folder,
    [
      csv([
        ...NODE_HOUR,
        ...hours.flatMap((hour) => moved([NODE_LINE], hour)),
        {
          ...NODE_LINE,
          line_item_usage_type: 'DataTransfer-Out-Bytes',
          line_item_usage_amount: '0.123456789',
          pricing_unit: 'GB',
        },
        ...moved(NODE_HOUR, '2026-06-05 01', 'i-7'),
        ...moved([NODE_LINE], '2026-06-05 02', 'i-7'),
      ]),
    ],
    [writeOpenCost(folder, 'thirds.json', ...hours.map(thirds))],
  )
  for (const method of ['location', 'market'] as const) {
    for (const level of ['cluster', 'namespace', 'workload'] as const) {
      const { services, workloads } = await figuresOf(lake, { method, level })
      expect(workloads.total).toEqual(services.total)
      for (const figure of ['energyKwh', 'operationalKgCo2e', 'embodiedKgCo2e', 'totalKgCo2e'] as const) {
        for (const side of ['low', 'central', 'high'] as const) {
          const sum = workloads.groups.reduce((total, group) => total + group[figure][side], 0)
          expect(sum / services.total[figure][side]).toBeCloseTo(1, 9)
        }
      }
      const cost = workloads.groups.reduce((total, group) => total + (group.cost[0]?.amount ?? 0), 0)
      expect(cost).toBeCloseTo(services.cost[0]?.kept ?? 0, 12)
      expect(new Set(workloads.groups.map(({ state }) => state))).toEqual(
        new Set(['used', 'idle', 'unsplit']),
      )
    }
  }
})
