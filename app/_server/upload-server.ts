import { randomUUID } from 'node:crypto'
import { Server } from '@tus/server'
import { AppError, type ErrorCode } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import { discardUploads } from '#lib/pipeline/discard-uploads.ts'
import { makeRoom } from '#lib/pipeline/make-room.ts'
import { findUpload, UploadMetadata } from '#lib/pipeline/upload-record.ts'
import { isUploadId, storedId, uploadIdOf, uploadStore } from '#lib/pipeline/upload-store.ts'
import { settings } from '#lib/queries/settings.ts'
import { currentCaller, mayKnow } from './caller.ts'
import { isAppError, problemResponse } from './errors.ts'

const PATH = '/api/v1/uploads'
const MAX_NAME_LENGTH = 1000

/** The name as text to show: no control characters, the folders of a person's disk as they are. */
function fileNameOf(metadata: Record<string, string | null> | undefined): string {
  const name = (metadata?.filename ?? '').replaceAll('\\', '/').replace(/\p{Cc}/gu, '')
  if (name.trim() === '' || name.length > MAX_NAME_LENGTH)
    throw new AppError(
      'bad-arguments',
      'The upload does not say what the file is called.',
      `Send its name, of at most ${MAX_NAME_LENGTH} characters, as "filename" in the header Upload-Metadata.`,
    )
  return name
}

/** What the protocol's library says of a failure, in its own way; what it does not know is a bug. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-arguments',
  403: 'bad-arguments',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  412: 'bad-arguments',
  413: 'file-too-large',
}

const ADVICE: Readonly<Record<string, string>> = {
  'not-found': 'Upload the file again.',
  conflict: 'Ask with HEAD how much has arrived, and go on from there.',
  'file-too-large': 'Raise the limit in Settings, or upload the file in several parts.',
}

/** A failure as every other of this API, with the status that clients of the protocol expect. */
async function inOurWords(answer: Response, failure: unknown): Promise<Response> {
  if (isAppError(failure)) return problemResponse(failure)
  const words = (await answer.text()).trim()
  const code = CODES[answer.status]
  if (code === undefined) return problemResponse(failure ?? new Error(words))
  const happened = code === 'file-too-large' ? 'The file is larger than an upload may be.' : `${words}.`
  const problem = problemResponse(
    new AppError(code, happened, ADVICE[code] ?? 'Use a client of the tus protocol, version 1.0.0.'),
  )
  return new Response(problem.body, { status: answer.status, headers: problem.headers })
}

/** What went wrong with each request, for the words of its answer. */
const failures = new WeakMap<object, unknown>()

async function createServer(): Promise<Server> {
  return new Server({
    path: PATH,
    datastore: await uploadStore(),
    namingFunction: () => storedId(randomUUID()),
    generateUrl: (_, { path, id }) => `${path}/${uploadIdOf(id)}`,
    getFileIdFromRequest: (_, last) => (last && isUploadId(last) ? storedId(last) : undefined),
    maxSize: async () => (await settings()).limits.fileBytes,
    allowedOrigins: () => false,
    onIncomingRequest: async (_, id) => {
      const stored = await (await uploadStore()).getUpload(id).catch(() => undefined)
      const { data } = UploadMetadata.safeParse(stored?.metadata)
      if (data?.organisation !== undefined && !mayKnow(data.organisation))
        throw new AppError('not-found', 'This upload is not known here.', 'Upload the file again.')
    },
    onUploadCreate: async (_, { size, metadata }) => {
      const filename = fileNameOf(metadata)
      await makeRoom(size ?? 0)
      const { organisationId } = currentCaller()
      return { metadata: { filename, ...(organisationId === null ? {} : { organisation: organisationId }) } }
    },
    onUploadFinish: async (_, { id }) => {
      await findUpload(uploadIdOf(id))
      return {}
    },
    onResponseError: (request, error) => {
      failures.set(request, error)
      return undefined
    },
  })
}

/** Answers a request of the tus protocol: files of any size arrive in pieces, and go on where they were cut off. */
export async function answerUpload(request: Request): Promise<Response> {
  const server = await processSingleton('upload-server', createServer)
  const answer = await server.handleWeb(request)
  const said = answer.status < 400 ? answer : await inOurWords(answer, failures.get(request))
  const headers = new Headers(said.headers)
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name)
  headers.set('tus-resumable', '1.0.0')
  headers.set('cache-control', 'no-store')
  if (request.method === 'DELETE' && answer.ok)
    await discardUploads([new URL(request.url).pathname.split('/').at(-1) ?? ''].filter(isUploadId))
  return new Response(said.body, { status: said.status, headers })
}
