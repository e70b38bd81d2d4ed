import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { CostExplorerConfig } from '#lib/sources/cost-explorer/cost-explorer-config.ts'
import { costExplorerFetcher } from '#lib/sources/cost-explorer/cost-explorer-fetcher.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { withAwsKeys } from '#test/support/aws-keys.ts'
import { answerAws, type CostLine, costAndUsage, questionOf } from '#test/support/cost-explorer-answers.ts'
import { type BillLine, billLine, toCurCsv } from '#test/support/generated-bill.ts'
import { sourceOf } from '#test/support/source-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const server = await answeringServer()
const outgoing = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
vi.spyOn(console, 'info').mockImplementation(() => undefined)
const home = await temporaryFolder()
withAwsKeys(home, { COST_EXPLORER: server.url })

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('a month by Cost Explorer and the same month as a Cost and Usage Report', () => {
  const NAMES: Readonly<Record<string, string>> = {
    AmazonS3: 'Amazon Simple Storage Service',
    AmazonRDS: 'Amazon Relational Database Service',
    AWSLambda: 'AWS Lambda',
    AmazonCloudWatch: 'AmazonCloudWatch',
    AmazonBraket: 'Amazon Braket',
  }
  const serviceName = ({ service, usageType }: BillLine): string =>
    service === 'AmazonEC2'
      ? /BoxUsage/.test(usageType)
        ? 'Amazon Elastic Compute Cloud - Compute'
        : 'EC2 - Other'
      : (NAMES[service] ?? service)
  const reportName = (name: string) =>
    /^EC2 - Other$|^Amazon Elastic Compute Cloud/.test(name)
      ? 'AmazonEC2'
      : (Object.entries(NAMES).find(([, it]) => it === name)?.[0] ?? name)
  const toCostLine = (each: BillLine): CostLine => ({
    day: each.day,
    SERVICE: serviceName(each),
    USAGE_TYPE: each.usageType,
    REGION: each.region === '' ? 'NoRegion' : each.region,
    RECORD_TYPE: each.lineType,
    LINKED_ACCOUNT: each.account,
    tags: each.team === '' ? {} : { Team: each.team },
    unit: each.unit,
    quantity: Number(each.amount),
    unblended: Number(each.cost),
    amortized: Number(each.cost),
  })
  const lines = fc
    .sample(billLine, { seed: 7, numRuns: 600 })
    .map((each) => ({ ...each, day: `2026-09-${each.day.slice(8)}`.replace('31', '30') }))

  const figures = async (path: string) => {
    const report = await estimateBill({
      files: [path],
      groupBy: ['service', 'region'],
      factorSet: '2026.1',
      method: 'location',
      teamTagKeys: [],
    })
    const found = new Map<string, { cost: number; kwh: number; kg: number; high: number }>()
    for (const { key, cost, energyKwh, totalKgCo2e } of report.groups) {
      const name = `${reportName(key.service ?? '')} in ${key.region}`
      const before = found.get(name) ?? { cost: 0, kwh: 0, kg: 0, high: 0 }
      found.set(name, {
        cost: before.cost + sum(cost.map(({ amount }) => amount)),
        kwh: before.kwh + energyKwh.central,
        kg: before.kg + totalKgCo2e.central,
        high: before.high + totalKgCo2e.high,
      })
    }
    return found
  }

  it('agree in cost, kWh and kg of every service in every region, to the ten decimals that Cost Explorer has', async () => {
    const config = CostExplorerConfig.parse({ months: 2, teamsBy: { kind: 'tag', key: 'Team' } })
    const report = join(home, 'cur.csv')
    writeFileSync(report, toCurCsv(lines))
    const bill = { lines: lines.map(toCostLine), finalUntil: '2026-10-01', groupsPerPage: 50 }
    server.answerWith((asked, response) => answerAws(response, costAndUsage(bill, questionOf(asked))))
    const { paths } = await sourceOf(costExplorerFetcher, { outgoing, home, config }).fetch('2026-10-01')
    const [theirs, ours] = [await figures(report), await figures(paths[0] ?? '')]
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort())
    expect(theirs.size).toBeGreaterThan(20)
    for (const [name, { cost, kwh, kg, high }] of theirs) {
      const mine = ours.get(name)
      expect(mine?.cost, `cost of ${name}`).toBeCloseTo(cost, 6)
      expect(mine?.kwh, `kWh of ${name}`).toBeCloseTo(kwh, 6)
      expect(mine?.kg, `kg of ${name}`).toBeCloseTo(kg, 6)
      expect(mine?.high, `upper kg of ${name}`).toBeCloseTo(high, 6)
    }
  })
})
