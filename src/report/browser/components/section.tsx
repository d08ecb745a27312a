import type { ComponentChildren } from 'preact';

export const Section = ({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}) => (
  <section aria-label={title}>
    <h2>{title}</h2>
    {note !== undefined && <p class="about">{note}</p>}
    {children}
  </section>
);
