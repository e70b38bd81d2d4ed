import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import { listTraceMappings } from '#lib/store/list-trace-mappings.ts'
import { addUpload } from '../add-upload.ts'
import { saveTraceMapping } from '../retries/save-trace-mapping.ts'
import { runImport } from '../run-import.ts'
import { recordImport } from '../start-import.ts'
import { demoTraces } from './demo-traces.ts'

/** Services of the traces that go by the tag `app` on the bills. Nobody says what the vendor's `fraud-check` runs on. */
const BY_APP = ['app-gateway', 'search-api', 'catalogue-indexer', 'checkout-api', 'ledger']

/** Gives the demo traces, and says which of its usage their services are, where the demo has none yet. */
export async function setDemoTraces(scope: Scope, folder: string): Promise<void> {
  if ((await listTraceMappings(scope, 1)).length > 0) return
  const path = join(folder, 'demo-traces.jsonl')
  await writeFile(path, [...demoTraces()].join('\n'))
  const { begun } = await recordImport(scope, [await addUpload('demo-traces.jsonl', path)], {
    contents: 'traces',
  })
  await runImport(scope, begun.id)
  await saveTraceMapping(scope, {
    rules: BY_APP.map((service) => ({ service, usage: { tag: [`app=${service}`] } })),
    author: 'Demo',
    note: 'Invented, like the bills',
  })
}
