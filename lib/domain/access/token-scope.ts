/**
 * What a program may do that shows a token, within the token's organisation.
 *
 * - `upload`: upload files, import them, and follow these imports.
 * - `read`: ask every question, and change nothing.
 */
export const TOKEN_SCOPES = ['upload', 'read'] as const

export type TokenScope = (typeof TOKEN_SCOPES)[number]
