/** An IQA's agreement: a small seal beside a decision. It is no level, and needs its words nearby. */
export function AgreedSeal({ label = 'An IQA agreed' }: { label?: string }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" role="img" aria-label={label}>
      <circle cx="7" cy="7" r="7" fill="var(--cw-seal)" />
      <path
        d="m4.2 7.2 2 2 3.7-4"
        fill="none"
        stroke="var(--cw-on-seal)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
