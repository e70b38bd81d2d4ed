import { expect, it } from 'vitest'
import { csvResponse } from '#app/_server/csv-response.ts'

it('is a download that no browser takes for something else, and that nobody keeps', async () => {
  const answer = csvResponse('a,b\n', 'headroom-x-by-team.csv')
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="headroom-x-by-team.csv"')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(await answer.text()).toBe('a,b\n')
})

it('has a name that cannot leave its header', () => {
  const { headers } = csvResponse('', '../a"; filename="x\r\n.exe')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9.-]+"$/)
})
