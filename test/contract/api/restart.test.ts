import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ImportsBody, ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { apiClient } from '../../support/api-client.ts'
import { startServer } from '../../support/server.ts'
import { awsBillCsv } from '../../support/small-bill.ts'

const ROWS = 120_000
const BILL = awsBillCsv(
  Array.from({ length: ROWS }, (_, index) => ({ 'identity/LineItemId': `line${index}` })),
)

it('an import goes on by itself after the server was told to stop in the midst of it, twice, and killed', {
  timeout: 600_000,
}, async () => {
  let server = await startServer()
  try {
    const uploadIds = [await apiClient(server.url).upload('june.csv', BILL)]
    const { importId } = await apiClient(server.url).ask(
      '/organisations/default/imports',
      StartedImportBody,
      {
        ...apiClient(server.url).sending('POST', { uploadIds }),
        status: 202,
      },
    )
    const progress = () => apiClient(server.url).ask(`/imports/${importId}/progress`, ProgressBody)
    for (const how of ['stop', 'stop', 'kill'] as const) {
      await expect
        .poll(async () => (await progress()).state, { timeout: 30_000, interval: 20 })
        .toBe('running')
      expect(await server[how]()).toBe(how === 'stop' ? 0 : null)
      server = await startServer({ dataDir: server.dataDir })
    }
    await expect.poll(async () => (await progress()).state, { timeout: 120_000 }).toBe('active')
    const { imports } = await apiClient(server.url).ask('/organisations/default/imports', ImportsBody)
    expect(imports).toMatchObject([{ id: importId, rows: { read: ROWS, kept: ROWS } }])
    await expect.poll(() => readdirSync(join(server.dataDir, 'uploads')), { timeout: 30_000 }).toEqual([])
  } finally {
    await server.remove()
  }
})
