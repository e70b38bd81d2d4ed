import type { z } from 'zod'
import { ProblemBody } from '#app/api/_schema/problem.ts'

/** What a program sends so that its changes are accepted. */
const PROGRAM = { 'x-headroom-client': 'cli' }

/** Calls the API of a test server as a program would, and reads every answer with its schema. */
export const apiClient = (url: string) => {
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, { ...init, headers: { ...PROGRAM, ...init.headers } })

  const expectStatus = async (answer: Response, status: number): Promise<void> => {
    if (answer.status !== status)
      throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`)
  }

  return {
    call,

    /** The body of a success. Fails where the answer has another status or another shape. */
    async ask<Schema extends z.ZodType>(
      path: string,
      schema: Schema,
      { status = 200, ...init }: RequestInit & { status?: number } = {},
    ): Promise<z.output<Schema>> {
      const answer = await call(path, init)
      await expectStatus(answer, status)
      return schema.parse(await answer.json())
    },

    /** What a failure says. */
    async problem(path: string, init: RequestInit = {}) {
      const answer = await call(path, init)
      return { status: answer.status, ...ProblemBody.parse(await answer.json()).error }
    },

    /** The text of a download. */
    async text(path: string): Promise<string> {
      const answer = await call(path)
      await expectStatus(answer, 200)
      return answer.text()
    },

    /** How an upload is begun by the tus protocol. */
    creation: (fileName: string, bytes: number): RequestInit => ({
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes),
        'upload-metadata': `filename ${Buffer.from(fileName).toString('base64')}`,
      },
    }),

    /** How more of a file is sent. */
    continuation: (offset: number, body: Uint8Array<ArrayBuffer>): RequestInit => ({
      method: 'PATCH',
      body,
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
    }),

    /** Uploads a whole file; answers its id. */
    async upload(fileName: string, content: string | Uint8Array): Promise<string> {
      const body = Uint8Array.from(Buffer.from(content))
      const begun = await call('/uploads', this.creation(fileName, body.length))
      await expectStatus(begun, 201)
      const id = begun.headers.get('location')?.split('/').at(-1) ?? ''
      await expectStatus(await call(`/uploads/${id}`, this.continuation(0, body)), 204)
      return id
    },

    sending: (method: 'POST' | 'PUT' | 'DELETE', body: unknown): RequestInit => ({
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  }
}
