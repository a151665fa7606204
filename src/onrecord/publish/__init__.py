"""What others see of a reading: JSON, the terminal page, the web page. It decides nothing and writes nothing."""
