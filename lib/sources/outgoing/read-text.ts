import type { OutgoingAnswer } from './outgoing-client.ts'

/** The whole body of an answer. @throws AppError `limit-exceeded`, `server-unreachable` */
export async function readText({ body }: OutgoingAnswer): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
