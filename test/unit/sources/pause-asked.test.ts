import { expect, it } from 'vitest'
import { pauseAsked } from '#lib/sources/http/pause-asked.ts'

const now = Date.parse('2026-09-01T12:00:00Z')

it.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Tue, 01 Sep 2026 12:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Tue, 01 Sep 2026 11:00:00 GMT' }, 0],
  [{ 'x-ms-ratelimit-microsoft.costmanagement-entity-retry-after': '21' }, 21_000],
  [{ 'retry-after': '2', 'x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after': '21' }, 21_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('%j is %s ms', (headers, pauseMs) => {
  expect(pauseAsked(headers as Record<string, string>, now)).toBe(pauseMs)
})

it('a date is that of the service, whatever clock is here', () => {
  const headers = { date: 'Tue, 01 Sep 2026 15:00:00 GMT', 'retry-after': 'Tue, 01 Sep 2026 15:00:05 GMT' }
  expect(pauseAsked(headers, now)).toBe(5000)
})
