import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { startServer, type TestServer } from './server.ts'
import { dataDirWithDemo } from './template-demo.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers the address of the server with the demo that no test changes. */
    readonly unchangedDemo: string
  }
}

/** One server with the demo for all test files that only look at it, started when the first of them asks for its address. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<TestServer> | null = null
  const start = async () => startServer({ dataDir: await dataDirWithDemo() })
  const answers = createServer(async (_, response) => {
    started ??= start()
    await started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => answers.listen(0, '127.0.0.1', resolve))
  project.provide('unchangedDemo', `http://127.0.0.1:${(answers.address() as AddressInfo).port}`)
  return async () => {
    answers.close()
    await (await started?.catch(() => null))?.remove()
  }
}
