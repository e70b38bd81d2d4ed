import { DEMO_ADJUSTMENTS } from '#lib/pipeline/demo/demo-adjustments.ts'
import { apiRoute, json } from '../../../../_server/api-route.ts'

/** What the demo changes in the factor sets, as PUT …/adjustments and the settings take it. */
export const GET = apiRoute(async () => json(DEMO_ADJUSTMENTS))
