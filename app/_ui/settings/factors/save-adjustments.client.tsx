'use client'
import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { type Answer, callApi, jsonBody } from '../../call-api.client.tsx'

const pathOf = (slug: string) => `/api/v1/organisations/${encodeURIComponent(slug)}/adjustments`

/** The adjustments in force. */
export const loadAdjustments = (slug: string): Promise<Answer<AdjustmentsInForce>> => callApi(pathOf(slug))

interface Change {
  readonly adjustments: Adjustments
  /** The version that the author has seen. */
  readonly after: number
  readonly author: string
  readonly reason: string
}

/** Puts adjustments in force. */
export const saveAdjustments = (slug: string, change: Change): Promise<Answer<{ version: number }>> =>
  callApi(pathOf(slug), jsonBody('PUT', change))
