// The default theme with the fonts of the reader's system: nothing is loaded from elsewhere.
import theme from 'vitepress/theme-without-fonts';
import './style.css';

export default {
  extends: theme,
  enhanceApp() {
    // The pages are also made where there is no browser.
    if (typeof document !== 'undefined') colourFrame();
  },
};

/** The playground in its frame is as light or dark as the page around it. */
function colourFrame() {
  const apply = () => {
    const root = document.getElementById('playground-frame')?.contentDocument?.documentElement;
    if (root) root.dataset.theme = document.documentElement.classList.contains('dark') ? 'dark' : 'light';
  };
  new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['class'] });
  // Of a frame the event does not bubble.
  document.addEventListener('load', apply, true);
}
