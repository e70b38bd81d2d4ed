import type { Method } from '#lib/domain/factors/factor-set.ts'
import { en } from '../_messages/en.ts'

/** The method as it reads in a sentence. */
export const methodName = (method: Method): string =>
  method === 'location' ? en.method.locationBased : en.method.marketBased
