import { processSingleton } from '#lib/domain/process-singleton.ts'
import { sweepUploads } from './sweep-uploads.ts'
import { uploadStore } from './upload-store.ts'

const SWEEP_EVERY_MILLISECONDS = 60 * 60 * 1000

/** Gets ready for an upload: what is stale goes, and so much must then be free. @throws AppError `file-too-large` */
export async function makeRoom(bytes: number): Promise<void> {
  const sweep = processSingleton('upload-sweep', () => ({ lastAt: 0 }))
  const now = performance.now()
  if (sweep.lastAt === 0 || now - sweep.lastAt > SWEEP_EVERY_MILLISECONDS) {
    sweep.lastAt = now
    await sweepUploads()
  }
  await (await uploadStore()).makeRoomFor(bytes)
}
