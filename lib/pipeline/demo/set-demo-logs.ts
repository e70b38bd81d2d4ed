import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sourceId } from '#lib/domain/logging/billed/source-id.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { listLogAttachments } from '#lib/store/list-log-marks.ts'
import { addUpload } from '../add-upload.ts'
import { attachLogs } from '../logging/mark-logs.ts'
import { runImport } from '../run-import.ts'
import { recordImport } from '../start-import.ts'
import { logGroupOf } from './aws-bill.ts'
import { AWS_ACCOUNTS } from './aws-places.ts'
import { demoLog } from './demo-logs.ts'

const FILE = 'checkout-api.log'

/** Gives a log of the checkout, and says which log group of the bills it is of, where the demo has none yet. */
export async function setDemoLogs(scope: Scope, folder: string): Promise<void> {
  if ((await listLogAttachments(scope)).length > 0) return
  const path = join(folder, FILE)
  await writeFile(path, [...demoLog()].join(''))
  const { begun } = await recordImport(scope, [await addUpload(FILE, path)], { contents: 'logs' })
  await runImport(scope, begun.id)
  await attachLogs(scope, {
    importId: begun.id,
    source: sourceId(
      AWS_ACCOUNTS.shop.id,
      logGroupOf({ region: 'eu-west-1', account: 'shop', app: 'checkout-api' }),
      '',
    ),
    author: 'Demo',
    note: 'Invented, like the bills',
  })
}
