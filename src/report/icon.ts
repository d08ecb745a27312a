/** What browsers show on the page's tab: a seed with two leaves. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="#cfe8d8" stroke="#1c6b45" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 21v-9" fill="none"/><path d="M12 13c0-4.5-3-7.5-8-7.5 0 5 3 7.5 8 7.5z"/><path d="M12 10.500C12 6.500 14.500 3.500 20 3.500c0 5-3 7-8 7z"/></svg>\n';
