import { storage } from '#lib/queries/storage.ts'
import { apiRoute, json } from '../../../_server/api-route.ts'

/** How much of the disk everything takes. */
export const GET = apiRoute(async () => json(await storage()))
