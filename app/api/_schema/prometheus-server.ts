import { z } from 'zod'

export const PrometheusUrl = z
  .url({ protocol: /^https?$/, error: 'Use an address with https or http' })
  .max(500, { error: 'Use at most 500 characters' })
  .refine((url) => !/[?#@]/.test(url), { error: 'Use an address without a query or credentials' })
  .meta({ description: 'Of the server, without /api/v1. Its host must be switched on in the settings.' })

export const BearerToken = z
  .string()
  .regex(/^[\x21-\x7e]{1,4096}$/, { error: 'Use a token without blanks' })
  .meta({ description: 'Sent as a bearer token, this once. It is not kept.' })
