import { z } from 'zod'
import { Author } from './author.ts'

const MOST_KG = 1e12

const team = z
  .string()
  .min(1, { error: 'Name a team, or null for the organisation' })
  .max(500, { error: 'Use at most 500 characters' })
  .nullable()
  .meta({ description: 'As it is written in the figures; null for the whole organisation.' })

const fromMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'Use a month, like 2026-08' })
  .meta({ description: 'The first month that it holds for, `YYYY-MM`.' })

export const NewTargetInput = z
  .strictObject({
    team,
    fromMonth,
    kgCo2ePerMonth: z
      .number({ error: 'Use a number of kilograms, or null to withdraw the target' })
      .positive({ error: 'Use more than 0 kg' })
      .max(MOST_KG, { error: `Use at most ${MOST_KG} kg` })
      .nullable()
      .meta({ description: 'kg CO2e a month; null withdraws the target from that month on.' }),
    author: Author,
    note: z.string().trim().max(500, { error: 'Use at most 500 characters' }).default(''),
  })
  .meta({ id: 'NewTarget' })

export const TargetBody = z
  .strictObject({
    id: z.uuid(),
    team,
    fromMonth,
    kgCo2ePerMonth: z.number().nullable(),
    author: z.string(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Target' })

export const TargetsBody = z.strictObject({ targets: z.array(TargetBody) }).meta({
  description:
    'Every target that was ever written, newest first. For a month, the newest holds that begins in it or before.',
})
