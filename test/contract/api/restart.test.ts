import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ImportsBody, ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { LoggingBody } from '#app/api/_schema/logging.ts'
import { apiClient } from '../../support/api-client.ts'
import { startServer } from '../../support/server.ts'
import { awsBillCsv } from '../../support/small-bill.ts'

const ROWS = 120_000
const LOG_LINES = 300_000
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
        .poll(async () => (await progress()).state, { timeout: 120_000, interval: 20 })
        .toBe('running')
      expect(await server[how]()).toBe(how === 'stop' ? 0 : null)
      server = await startServer({ dataDir: server.dataDir })
    }
    await expect.poll(async () => (await progress()).state, { timeout: 120_000 }).toBe('active')
    const { imports } = await apiClient(server.url).ask('/organisations/default/imports', ImportsBody)
    expect(imports).toMatchObject([{ id: importId, rows: { read: ROWS, kept: ROWS } }])
    await expect.poll(() => readdirSync(join(server.dataDir, 'uploads')), { timeout: 120_000 }).toEqual([])
  } finally {
    await server.remove()
  }
})

it('logs are read again by themselves after the server was killed in the midst of them, and nothing of them stays', {
  timeout: 300_000,
}, async () => {
  let server = await startServer()
  try {
    const line = (index: number) => `2026-05-01 10:00:00 INFO Order ${index} of ann@corp.example placed\n`
    const log = Array.from({ length: LOG_LINES }, (_, index) => line(index)).join('')
    const uploadIds = [await apiClient(server.url).upload('orders.log', log)]
    const { importId } = await apiClient(server.url).ask('/organisations/default/logs', StartedImportBody, {
      ...apiClient(server.url).sending('POST', { uploadIds }),
      status: 202,
    })
    const progress = () => apiClient(server.url).ask(`/imports/${importId}/progress`, ProgressBody)
    await expect
      .poll(async () => (await progress()).state, { timeout: 120_000, interval: 20 })
      .toBe('running')
    await server.kill()
    server = await startServer({ dataDir: server.dataDir })
    await expect.poll(async () => (await progress()).state, { timeout: 120_000 }).toBe('active')
    const { samples } = await apiClient(server.url).ask('/organisations/default/logging', LoggingBody)
    expect(samples).toMatchObject([{ importId, lines: LOG_LINES, templateCount: 1 }])
    await expect.poll(() => readdirSync(join(server.dataDir, 'uploads')), { timeout: 120_000 }).toEqual([])
    const parts = readdirSync(server.dataDir, { recursive: true }).filter((file) =>
      String(file).endsWith('sample.parquet'),
    )
    expect(parts).toHaveLength(1)
  } finally {
    await server.remove()
  }
})
