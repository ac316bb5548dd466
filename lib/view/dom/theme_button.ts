/// <reference lib="dom" />
import { element } from "./element.ts";

const THEMES = ["auto", "light", "dark"] as const;

/** A button that goes from the system's colours to light ones to dark ones. */
export function themeButton(): HTMLButtonElement {
  const button = element("button", { type: "button", class: "tool theme" });
  let theme = 0;
  const show = () => {
    const name = THEMES[theme];
    if (name === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    button.textContent = `Theme: ${name}`;
  };
  button.addEventListener("click", () => {
    theme = (theme + 1) % THEMES.length;
    show();
  });
  show();
  return button;
}
