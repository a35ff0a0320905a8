/** The mark of Voxloop: a voice as a wave. */
export function Logo({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--c-brand)" />
      <path
        d="M6 19c4 0 4-7 8-7s5 8 12 4"
        fill="none"
        stroke="var(--c-on-brand)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
