import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { awsBill } from './aws-bill.ts'
import { awsCarbonExport, CARBON_COLUMNS } from './aws-carbon-export.ts'
import { AWS_COLUMNS } from './aws-columns.ts'
import { azureBill } from './azure-bill.ts'
import { type Row, writeCsv } from './csv-file.ts'
import { AZURE_COLUMNS, GOOGLE_COLUMNS } from './focus-columns.ts'
import { googleBill } from './google-bill.ts'
import { ALLOCATION_COLUMNS, kubernetesAllocations } from './kubernetes-allocations.ts'

/**
 * Writes the bills of an invented company, the same in every run: April to 18 October 2026 as an AWS CUR 2.0 and as
 * FOCUS 1.0 exports of Azure and Google Cloud; how its Kubernetes clusters share machines, as OpenCost says it; and AWS's own
 * carbon figures of the complete months. Things are hidden in them for the reader to find:
 *
 * - the dirtiest region: the catalogue indexer of team search runs in AWS ap-south-1;
 * - the idle fleet: eight machines for load tests of team payments run day and night in AWS ap-southeast-2, as a cluster on which
 *   next to nothing runs;
 * - the debug log: what the checkout API logs in AWS eu-west-1 grows by 60 % a month;
 * - the jump: team data-platform trains all its models anew in August;
 * - what belongs to nobody: usage without tags, on all three clouds.
 *
 * @param folder created where it does not exist
 * @returns the path of each file as soon as it is complete
 */
export async function* writeDemoFiles(folder: string): AsyncGenerator<string> {
  await mkdir(folder, { recursive: true })
  const write = async <Column extends string>(
    name: string,
    columns: readonly Column[],
    chunks: Iterable<readonly Row<Column>[]>,
  ): Promise<string> => {
    const path = join(folder, name)
    await writeCsv(path, columns, chunks)
    return path
  }
  yield write('demo-aws-cur2.csv', AWS_COLUMNS, awsBill())
  yield write('demo-azure-focus.csv', AZURE_COLUMNS, azureBill())
  yield write('demo-google-focus.csv', GOOGLE_COLUMNS, googleBill())
  yield write('demo-kubernetes-opencost.csv', ALLOCATION_COLUMNS, kubernetesAllocations())
  yield write('demo-aws-carbon.csv', CARBON_COLUMNS, awsCarbonExport())
}
