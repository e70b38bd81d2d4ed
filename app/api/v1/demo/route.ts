import { loadDemo } from '#lib/pipeline/demo/load-demo.ts'
import { removeDemo } from '#lib/pipeline/demo/remove-demo.ts'
import { apiRoute, json } from '../../../_server/api-route.ts'

/** Loads the demo into an organisation of its own, unless it is there. Answers when it can be looked at. */
export const POST = apiRoute(async () => json(await loadDemo(), { status: 201 }))

/** Removes the organisation of the demo with everything in it. */
export const DELETE = apiRoute(async () => {
  await removeDemo()
  return new Response(null, { status: 204 })
})
