/** The block of `headroom help` about scores. */
export const SCI_HELP = `Options of sci score, which computes SCI = ((E × I) + M) per R by hand (docs/sci.md)
  --energy-kwh E    energy of all hardware reserved, with that of its data centre
  --pue P           multiplies E where E is without the data centre's own energy (at least 1)
  --intensity I     location-based, in gCO2e per kWh
  --units R         functional units over the same period; --unit-name says what one is, such as order
  --embodied-g M    or, for M = TE × TiR / EL × RR / ToR:
  --total-embodied-g TE --reserved-hours TiR --lifespan-hours EL --resources-reserved RR --total-resources ToR
  --json            one JSON object on stdout, in gCO2e
`
