import { changeSettings } from '#lib/pipeline/change-settings.ts'
import { settings } from '#lib/queries/settings.ts'
import { apiRoute, json } from '../../../_server/api-route.ts'
import { readJson } from '../../../_server/parse-input.ts'
import { SettingsBody } from '../../_schema/settings.ts'

/** The settings of the server. */
export const GET = apiRoute(async () => json(await settings()))

/** Changes them; imports that run keep the limits they began with. */
export const PUT = apiRoute(async (request) => {
  await changeSettings(await readJson(request, SettingsBody))
  return json(await settings())
})
