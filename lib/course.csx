#r "../lib/bin/NeuralNet.dll"
#r "../lib/bin/Plotting.dll"
#r "../lib/bin/Checks.dll"
using NeuralNet;
using Plotting;
using Checks;
