import { mkdir } from 'node:fs/promises'
import { awsBill } from './aws-bill.ts'
import { AWS_COLUMNS } from './aws-columns.ts'
import { azureBill } from './azure-bill.ts'
import { writeCsv } from './csv-file.ts'
import { AZURE_COLUMNS, GOOGLE_COLUMNS } from './focus-columns.ts'
import { googleBill } from './google-bill.ts'

/**
 * Writes the bills of an invented company, the same in every run: April to 18 October 2026 as an AWS CUR 2.0 and as
 * FOCUS 1.0 exports of Azure and Google Cloud. Five things are hidden in them for the reader to find:
 *
 * - the dirtiest region: the catalogue indexer of team search runs in AWS ap-south-1;
 * - the idle fleet: eight machines for load tests of team payments run day and night in AWS ap-southeast-2;
 * - the debug log: what the checkout API logs in AWS eu-west-1 grows by 60 % a month;
 * - the jump: team data-platform trains all its models anew in August;
 * - what belongs to nobody: usage without tags, on all three clouds.
 *
 * @param folder created where it does not exist
 * @returns the path of each file as soon as it is complete
 */
export async function* writeDemoBills(folder: string): AsyncGenerator<string> {
  await mkdir(folder, { recursive: true })
  const aws = `${folder}/demo-aws-cur2.csv`
  await writeCsv(aws, AWS_COLUMNS, awsBill())
  yield aws
  const azure = `${folder}/demo-azure-focus.csv`
  await writeCsv(azure, AZURE_COLUMNS, azureBill())
  yield azure
  const google = `${folder}/demo-google-focus.csv`
  await writeCsv(google, GOOGLE_COLUMNS, googleBill())
  yield google
}
