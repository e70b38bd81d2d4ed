interface Lent {
  readonly expiresAt: string
  readonly revokedAt: string | null
}

/** Whether a token or a link opens anything at an instant. All are ISO 8601, UTC. */
export function validity({ revokedAt, expiresAt }: Lent, now: string): 'valid' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= now ? 'expired' : 'valid'
}
