import { describe, expect, it } from 'vitest'
import { retryTrigger } from '#lib/domain/retries/retry-trigger.ts'

const failed = { failed: true, timedOut: false, httpStatus: null, grpcStatus: null }

describe('what a retry followed', () => {
  it('is the status of the attempt before, where it has one', () => {
    expect(retryTrigger({ ...failed, httpStatus: 503 })).toBe('http-503')
    expect(retryTrigger({ ...failed, timedOut: true, httpStatus: 504 })).toBe('http-504')
    expect(retryTrigger({ ...failed, grpcStatus: 14 })).toBe('grpc-14')
  })

  it('is a time that ran out, a failure, or an answer, where it has none that any standard knows', () => {
    expect(retryTrigger({ ...failed, timedOut: true })).toBe('timed-out')
    expect(retryTrigger({ ...failed, httpStatus: 99_999, grpcStatus: 4711 })).toBe('failed')
    expect(retryTrigger({ ...failed, failed: false, httpStatus: 200 })).toBe('answered')
    expect(retryTrigger(null)).toBe('not-shown')
  })
})
