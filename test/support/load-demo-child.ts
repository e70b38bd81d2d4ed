import { loadDemo } from '#lib/pipeline/demo/load-demo.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { shutDown } from '#lib/pipeline/shut-down.ts'
import { startUp } from '#lib/pipeline/start-up.ts'

/** A process that starts as the server does, loads the demo into `DATA_DIR`, and ends. */
await startUp()
await startImportQueue()
await loadDemo()
await shutDown()
