import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { sourceOf } from '#lib/engine/reading/read-bill.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'

/** Columns of the generated bill that the estimate does not read. */
const UNREAD = [
  'identitylineitemid',
  'identitytimeinterval',
  'lineitemresourceid',
  'lineitemavailabilityzone',
  'resourcetagsuserteam',
  'lineitemusageaccountid',
  'billpayeraccountid',
]
const SUMMED = ['lineitemusageamount', 'lineitemunblendedcost', 'pricingpublicondemandcost']

/** Counts and sums the columns that the estimate reads, in the same engine: the least that reading the bill can cost. */
async function scan(file: string): Promise<void> {
  const bill = await recogniseBill(file)
  const engine = await openEngine()
  const connection = await engine.connect()
  const read = bill.columns.all.filter((column) => !UNREAD.includes(column.key.replaceAll(/[^a-z]/g, '')))
  const sums = read.map((column) =>
    SUMMED.includes(column.key.replaceAll(/[^a-z]/g, ''))
      ? `sum(${column.sql}::DOUBLE)`
      : `count(${column.sql})::DOUBLE`,
  )
  await connection.select(`SELECT count(*)::DOUBLE AS lines, ${sums.join(', ')} FROM ${sourceOf([bill])}`)
  engine.close()
}

const estimate = (file: string) =>
  estimateBill({
    files: [file],
    groupBy: ['service'],
    factorSet: '2026.1',
    method: 'location',
    teamTagKeys: ['team'],
  })

const [what, file = ''] = process.argv.slice(2)
const work = what === 'scan' ? scan : estimate
const runs: number[] = []
for (let run = 0; run < Number(process.argv[4] ?? 1); run += 1) {
  const start = performance.now()
  await work(file)
  runs.push(performance.now() - start)
}
process.stdout.write(JSON.stringify({ milliseconds: runs, peakRssMb: process.resourceUsage().maxRSS / 1024 }))
