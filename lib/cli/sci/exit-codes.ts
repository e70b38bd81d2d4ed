/** Exit code of `headroom sci check` where the calculation has findings: the check itself worked. */
export const EXIT_CODE_OF_FINDINGS = 20
