// Pressing a place in the image, or close to one, does what pressing its line in the list does.

import { enhance } from "../../runtime/registry.js";
import { controls } from "../../runtime/response.js";

enhance("hotspot", (item) => {
  const inputs = controls(item.form);
  const paint = () => {
    for (const { value, checked } of inputs) {
      item.querySelector(`[data-area="${value}"]`).classList.toggle("quiz-chosen", checked);
    }
  };
  item.querySelector(".quiz-hotspot").addEventListener("click", ({ target }) => {
    const { area, reach = area } = target.closest("g")?.dataset ?? {};
    const input = inputs.find(({ value }) => value === reach);
    input?.click();
    input?.focus();
  });
  item.form.addEventListener("change", paint);
  return paint;
});
