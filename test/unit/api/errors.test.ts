import { afterEach, expect, it, vi } from 'vitest'
import { apiRoute } from '#app/_server/api-route.ts'
import { HTTP_STATUS, problemResponse } from '#app/_server/errors.ts'
import { EXIT_CODES } from '#lib/cli/errors.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'

afterEach(() => vi.restoreAllMocks())

it('the API and the command line know the same ways to fail', () => {
  expect(Object.keys(HTTP_STATUS).sort()).toEqual(Object.keys(EXIT_CODES).sort())
})

it('every failed request is an answer of the 4xx or 5xx kind that says what to do', async () => {
  for (const [code, status] of Object.entries(HTTP_STATUS)) {
    const answer = problemResponse(new AppError(code as keyof typeof HTTP_STATUS, 'It failed.', 'Try this.'))
    expect(answer.status).toBe(status)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(await answer.json()).toEqual({
      error: {
        code,
        happened: 'It failed.',
        next: 'Try this.',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    })
  }
})

it('an AppError of another copy of the module is one too', () => {
  const copy = Object.assign(new Error('x'), {
    name: 'AppError',
    code: 'not-found',
    happened: 'a',
    next: 'b',
  })
  expect(problemResponse(copy).status).toBe(404)
})

it('a bug is logged whole, and only its id is shown', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answer = problemResponse(new Error('password=hunter2 at /srv/secret.ts'))
  const { error } = await answer.json()
  expect(answer.status).toBe(500)
  expect(JSON.stringify(error)).not.toMatch(/hunter2|secret/)
  expect(log.mock.calls.flat().map(String).join(' ')).toContain(error.requestId)
  expect(log.mock.calls.flat().map(String).join(' ')).toContain('hunter2')
})

it('what a route throws becomes its answer', async () => {
  const route = apiRoute<{ id: string }>(async (_, { id }) => {
    throw new AppError('not-found', `There is no ${id}.`, 'Look elsewhere.')
  })
  const answer = await route(new Request('http://localhost/'), { params: Promise.resolve({ id: 'x' }) })
  expect(answer.status).toBe(404)
  expect((await answer.json()).error.happened).toBe('There is no x.')
})
