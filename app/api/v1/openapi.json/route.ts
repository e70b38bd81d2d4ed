import { apiRoute, json } from '../../../_server/api-route.ts'
import { openApiDocument } from '../../_openapi/document.ts'

/** This API, as OpenAPI 3.1. */
export const GET = apiRoute(async () => json(openApiDocument()), ['read', 'upload'])
