import type { ComponentChildren } from 'preact';

/** Says what is so, in the place of what would be here. */
export const Message = ({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}) => (
  <div class="message">
    <h2>{title}</h2>
    <p>{text}</p>
    {children}
  </div>
);
