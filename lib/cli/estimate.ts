import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { estimateArguments } from './arguments.ts'
import { reportCsv } from './report-csv.ts'
import { reportTable } from './report-table.ts'
import { showProgress } from './show-progress.ts'

/** `headroom estimate FILE…`: files in, figures out. */
export async function estimate(args: readonly string[]): Promise<void> {
  const { output, ...question } = estimateArguments(args)
  const progress = showProgress()
  const report = await estimateBill(question, progress.watch).finally(progress.stop)
  if (output === 'json') process.stdout.write(`${JSON.stringify(report)}\n`)
  else if (output === 'csv') process.stdout.write(reportCsv(report, question.groupBy))
  else process.stdout.write(reportTable(report, question.groupBy))
}
